/**
 * The main sample: a contact sheet of a folder of pictures.
 *
 * <pre>
 *   ContactSheet ──► PictureBatch ──► PictureReader, Thumbnail, Features      one picture, in parallel
 *        │                └────────── Results&lt;Thumbnail&gt; ──┐
 *        ├──► SheetRenderer ◄──────────────────────────────┤                  contact-sheet.png
 *        └──► FeaturesCsv   ◄──────────────────────────────┘                  features.csv
 * </pre>
 *
 * <p>{@link org.inbatch.samples.contactsheet.PictureBatch} is the class to read first.
 */
@NullMarked
package org.inbatch.samples.contactsheet;

import org.jspecify.annotations.NullMarked;
