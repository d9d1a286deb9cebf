package org.inbatch.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import org.junit.jupiter.api.Test;

final class OutputLineTest {

  @Test
  void aRecordIsOneLineAndComesBack() {
    OutputLine line = new OutputLine(Level.ERROR, "com.acme.Features", "first\n\tsecond");

    assertThat(line.print().indexOf('\n')).isEqualTo(line.print().length() - 1);
    assertThat(OutputLine.parse(line.print().strip())).isEqualTo(line);
  }

  @Test
  void whatWasPrintedBeforeWithoutALinesEndIsKept() {
    OutputLine line = new OutputLine(Level.DEBUG, "", "logged");

    assertThat(OutputLine.parse("printed, " + line.print().strip()))
        .isEqualTo(new OutputLine(Level.DEBUG, "", "printed, logged"));
  }

  @Test
  void whateverElseIsPrintedIsText() {
    for (String printed : new String[] {"", "a line", "\u0001", "\u0001LOUD\u0001a\u0001b"}) {
      assertThat(OutputLine.parse(printed))
          .isEqualTo(new OutputLine(Level.INFO, OutputLine.PRINTED, printed));
    }
  }
}
