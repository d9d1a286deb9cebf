package org.inbatch.samples.contactsheet;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** Why a file or folder could not be used, in words for the one who named it. */
final class FailureReason {

  private FailureReason() {}

  /** Returns the reason, without the file's name, on one line. */
  static String of(Throwable cause) {
    return switch (cause) {
      case UnreadablePictureException e -> oneLine(Objects.toString(e.getMessage()));
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "no such file or folder";
      case NotDirectoryException _, FileAlreadyExistsException _ -> "not a folder";
      case FileSystemException e when e.getReason() != null -> oneLine(e.getReason());
      case OutOfMemoryError _ -> "too little memory for a picture of this size";
      default -> oneLine(cause.toString());
    };
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
