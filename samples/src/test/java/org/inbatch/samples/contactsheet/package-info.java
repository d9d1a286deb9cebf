/** Tests of the contact sheet, of its parts and of the whole command. */
@NullMarked
package org.inbatch.samples.contactsheet;

import org.jspecify.annotations.NullMarked;
