package dev.tandem.eventing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.eventing.SampleListeners.Book;
import dev.tandem.eventing.SampleListeners.Press;
import dev.tandem.eventing.events.Noted;
import dev.tandem.testing.Deliveries;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@EventingSlice
class ChaptersTests {

  @Autowired Book book;
  @Autowired Press press;
  @Autowired Relay relay;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void tearsOutWhatIsOldAndReadAndKeepsWhatIsNot() {
    book.open();
    var key = UUID.randomUUID();
    int first = chapters().getLast();
    press.publish(Noted.about(key, 1, "in the first"));
    keeping(Duration.ofDays(1)).turn();
    press.publish(Noted.about(key, 2, "in the second"));
    Deliveries.awaitAllRead(jdbc);
    assertThat(chapters()).contains(first, first + 1);

    relay.stop();
    press.publish(Noted.about(key, 3, "in the second, unread"));
    keeping(Duration.ZERO).turn();
    press.publish(Noted.about(key, 4, "in the third"));
    keeping(Duration.ZERO).turn();
    assertThat(chapters()).doesNotContain(first).contains(first + 1, first + 2);

    relay.start();
    Deliveries.awaitAllRead(jdbc);
    assertThat(book.texts("notes", key))
        .containsExactly("in the first", "in the second", "in the second, unread", "in the third");
    keeping(Duration.ZERO).turn();
    assertThat(chapters()).doesNotContain(first + 1);
  }

  /** PostgreSQL may come back from a crash with the sequence 32 further on. */
  @Test
  void writesOnInTheLastChapterWhereTheNumberHasRunAhead() {
    book.open();
    var key = UUID.randomUUID();
    jdbc.sql("select setval('eventing.chapter_number', max(number) + 32) from eventing.chapter")
        .query()
        .listOfRows();

    keeping(Duration.ofDays(1)).turn();

    press.publish(Noted.about(key, 1, "after the crash"));
    Deliveries.awaitAllRead(jdbc);
    assertThat(book.texts("notes", key)).containsExactly("after the crash");
    assertThat(
            jdbc.sql("select log_cnt from eventing.chapter_number").query(Integer.class).single())
        .as("numbers logged ahead")
        .isZero();
  }

  private Chapters keeping(Duration keep) {
    return new Chapters(jdbc, transactions, new EventingProperties.Log(Duration.ZERO, keep));
  }

  private List<Integer> chapters() {
    return jdbc.sql("select number from eventing.chapter order by number")
        .query(Integer.class)
        .list();
  }
}
