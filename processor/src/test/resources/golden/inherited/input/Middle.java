package com.example;

import java.util.List;

/** Has no actions of its own, and so no dispatcher. */
class Middle extends Base<String> {
  Middle(List<String> items) {
    super(items);
  }

  @Override
  String show(String item) {
    return "<" + item + ">";
  }
}
