package bluegreen.rehearsal.runtime;

import static bluegreen.rehearsal.runtime.Functions.obey;
import static bluegreen.rehearsal.runtime.Functions.text;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.rehearsal.model.Environments.Answer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessesIT {
  private final List<LogLine> log = new CopyOnWriteArrayList<>();
  private final Processes processes = new Processes(Limits.DEFAULT, log::add);

  @AfterEach
  void close() {
    processes.close();
  }

  @Test
  void answersWithWhatTheHandlerReturns() {
    Answer answer = processes.invoke(obey("echo", "hello"));

    assertThat(text(answer)).isEqualTo("\"hello\"");
    assertThat(answer.error()).isNull();
    System.out.println(answer.log());
    for (int j = 0; j < 20; j++) {
      long t = System.nanoTime();
      for (int i = 0; i < 500; i++) processes.invoke(obey("echo", "hello"));
      System.out.println(500 / ((System.nanoTime() - t) / 1e9));
    }
  }

  @Test
  void exits() {
    Answer answer = processes.invoke(obey("exit", "1"));
    System.out.println(text(answer) + answer.log());
  }
}
