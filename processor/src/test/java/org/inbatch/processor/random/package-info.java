/**
 * Random batch classes: right ones, which are compiled and compared with a plain loop, and ones
 * with one mistake, which are to be refused. Everything comes from a seed, which a failure names.
 */
package org.inbatch.processor.random;
