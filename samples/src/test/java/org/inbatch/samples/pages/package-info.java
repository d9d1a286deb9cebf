@NullMarked
package org.inbatch.samples.pages;

import org.jspecify.annotations.NullMarked;
