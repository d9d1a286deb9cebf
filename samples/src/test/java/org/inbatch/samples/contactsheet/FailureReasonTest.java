package org.inbatch.samples.contactsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;

class FailureReasonTest {

  @Test
  void whatJavaTellsByAClassIsSaidInWords() {
    assertThat(FailureReason.of(new AccessDeniedException("f"))).isEqualTo("permission denied");
    assertThat(FailureReason.of(new NoSuchFileException("f"))).isEqualTo("no such file or folder");
    assertThat(FailureReason.of(new NotDirectoryException("f"))).isEqualTo("not a folder");
    assertThat(FailureReason.of(new FileAlreadyExistsException("f"))).isEqualTo("not a folder");
    assertThat(FailureReason.of(new OutOfMemoryError("heap"))).startsWith("too little memory");
  }

  @Test
  void whatTheSystemSaysIsPassedOn() {
    assertThat(FailureReason.of(new FileSystemException("f", null, "No space left on device")))
        .isEqualTo("No space left on device");
    assertThat(FailureReason.of(new UnreadablePictureException("the file is empty")))
        .isEqualTo("the file is empty");
  }

  @Test
  void whatNobodyThoughtOfIsToldWithItsClassOnOneLine() {
    assertThat(FailureReason.of(new IOException("two\n lines")))
        .isEqualTo("java.io.IOException: two lines");
  }
}
