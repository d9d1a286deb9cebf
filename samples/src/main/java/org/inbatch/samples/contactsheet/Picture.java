package org.inbatch.samples.contactsheet;

import java.awt.image.BufferedImage;

/**
 * A picture as {@link PictureReader} gives it.
 *
 * @param image upright, of type {@link BufferedImage#TYPE_INT_RGB}; of a huge picture a smaller
 *     version
 * @param width the number of columns of the picture in the file, held upright
 * @param height the number of rows of the picture in the file, held upright
 */
record Picture(BufferedImage image, int width, int height) {}
