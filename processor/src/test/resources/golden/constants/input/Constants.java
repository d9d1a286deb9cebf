package com.example;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.inbatch.Batch;
import org.inbatch.Results;
import org.inbatch.annotations.InBatchParallel;

class Constants extends Batch<String> implements ConstantsDispatcher.Parallel {
  enum Mode {
    FAST,
    EXACT
  }

  Constants(List<String> items) {
    super(items);
  }

  List<String> some(
      boolean clear,
      byte b,
      short s,
      int n,
      long l,
      float f,
      double d,
      char c,
      char quote,
      Integer boxed,
      Long boxedLong,
      int hex,
      byte binary,
      long underscores,
      double whole) {
    return indices();
  }

  int done(
      Results<String> results,
      Mode mode,
      TimeUnit unit,
      String text,
      String empty,
      Class<?> type,
      Class<? extends Number> number,
      Class<Mode> own,
      Class<?> array,
      Class<Integer> primitive,
      Class<Void> nothing,
      String lines,
      int n,
      int width,
      double infinite,
      Character accent) {
    return n;
  }

  @InBatchParallel(
      init = "some",
      post = "done",
      args = {
        "clear=true",
        "b=-128",
        "s=5",
        "n = 7",
        "l=-9223372036854775808",
        "f=1.5",
        "d=1e300",
        "c==",
        "quote='",
        "boxed=1",
        "boxedLong=2L",
        "hex=-0xFF_FF",
        "binary=0b0111_1111",
        "underscores=1_000_000L",
        "whole=0x10",
        "mode=EXACT",
        "unit=SECONDS",
        "text= a \"b\" = $c\\n",
        "empty=",
        "type=java.util.Map.Entry",
        "number=Integer",
        "own=com.example.Constants.Mode",
        "array=java.util.Map.Entry[][]",
        "primitive=int",
        "nothing=void",
        "lines=one\ntwo\r\n\tthree \u00e9",
        "infinite=-Infinity",
        "accent=\u00e9"
      })
  String run(String item, int width) {
    return item;
  }
}
