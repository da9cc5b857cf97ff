package dev.tandem.preferences.execution;

import dev.tandem.preferences.plan.LegacyRow;
import dev.tandem.preferences.plan.MessyMembers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A former platform made to hurt, the same for the same seed: with accounts that are nobody, merged
 * or deleted, and rows that cannot be read.
 */
public final class MessyPlatform {

  private static final int BLOCK = 50;
  private static final List<String> NO_TIMES =
      List.of("", "2024-05-01 10:00:00", "2024-05-01T10:00:00", "01/05/2024", "last May");
  private static final String HEADER = "id,user_id,key,value,consented_at,updated_at\n";

  private final long seed;
  private final int members;
  private final int keys;

  public MessyPlatform(long seed, int members, int keys) {
    this.seed = seed;
    this.members = members;
    this.keys = keys;
  }

  /** What became of an account. */
  public enum Fate {
    MEMBER,
    /** Is not in the list of members. */
    UNLISTED,
    /** Is listed as somebody who is not known here. */
    UNKNOWN,
    MERGED,
    /** Two accounts are listed as the same member. */
    SHARED,
    DELETED
  }

  public int members() {
    return members;
  }

  public static String legacyId(int index) {
    return "user-%06d".formatted(index);
  }

  /** One in twenty accounts is in trouble. */
  public static Fate fate(int index) {
    return index % 20 != 7 ? Fate.MEMBER : Fate.values()[1 + (index / 20) % 5];
  }

  /**
   * @param population whose members they are, so that the same platform can be migrated twice
   */
  public static UUID member(long population, int index) {
    return new UUID(population, 0x8000_0000_0000_0000L | index);
  }

  /** The rows of a member as they are in the source, in its order; unreadable ones, too. */
  public List<LegacyRow> rows(int index) {
    return new MessyMembers(31 * seed + index).next(legacyId(index), keys);
  }

  /** Those of the rows that can be read. */
  public List<LegacyRow> readableRows(int index) {
    return rows(index).stream().filter(it -> !isUnreadable(it)).toList();
  }

  private static boolean isUnreadable(LegacyRow row) {
    return row.value() != null && row.value().indexOf('\0') >= 0;
  }

  /** Rows that have too few columns, or a character that cannot be stored. */
  public long unreadableRows() {
    return IntStream.range(0, members)
        .mapToLong(index -> rows(index).size() - readableRows(index).size() + brokenLines(index))
        .sum();
  }

  public long allRows() {
    return IntStream.range(0, members)
        .mapToLong(index -> rows(index).size() + brokenLines(index))
        .sum();
  }

  private static int brokenLines(int index) {
    return index % 50 == 3 ? 1 : 0;
  }

  /** The whole source as CSV, made while it is read. The rows of a member are not together. */
  public InputStream csv() {
    return new ChunkedStream(HEADER, blocks(), this::csvOfBlock);
  }

  private int blocks() {
    return (members + BLOCK - 1) / BLOCK;
  }

  private String csvOfBlock(int block) {
    var lines = new StringBuilder();
    var ofMembers =
        IntStream.range(block * BLOCK, Math.min(members, (block + 1) * BLOCK))
            .mapToObj(this::rows)
            .toList();
    try {
      var csv = new CSVPrinter(lines, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get());
      for (int key = 0; key < keys; key++) {
        for (int i = 0; i < ofMembers.size(); i++) {
          var row = ofMembers.get(i).get(key);
          csv.printRecord(
              row.number(), row.member(), row.key(), row.value(), row.consent(), time(row));
        }
      }
      for (int i = 0; i < ofMembers.size(); i++) {
        if (brokenLines(block * BLOCK + i) > 0) {
          lines.append("9,broken,one column too few\n");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines.toString();
  }

  /** Who has no time has none in the source, or one that could be any of many. */
  private static Object time(LegacyRow row) {
    return row.changedAt() == null
        ? NO_TIMES.get((int) (row.number() % NO_TIMES.size()))
        : row.changedAt();
  }

  /** Who the accounts are here, as CSV. */
  public InputStream list(long population) {
    var list = new ArrayList<String>(List.of("legacy_id,member_id,fate"));
    for (int index = 0; index < members; index++) {
      var id = legacyId(index);
      var member = member(population, index);
      switch (fate(index)) {
        case MEMBER -> list.add("%s,%s,".formatted(id, member));
        case UNLISTED -> {}
        case UNKNOWN -> list.add("%s,%s,".formatted(id, new UUID(population, index)));
        case MERGED -> list.add("%s,%s,merged".formatted(id, member));
        case SHARED -> {
          list.add("%s,%s,".formatted(id, member));
          list.add("%s-again,%s,".formatted(id, member));
        }
        case DELETED -> list.add("%s,,DELETED".formatted(id));
      }
    }
    return new ByteArrayInputStream(String.join("\n", list).getBytes(StandardCharsets.UTF_8));
  }

  /** The statements that make the members known here, some of whom have chosen already. */
  public List<String> membersHere(long population) {
    var random = new Random(seed);
    var known = new ArrayList<String>();
    var choices = new ArrayList<String>();
    var enrolments = new ArrayList<String>();
    for (int index = 0; index < members; index++) {
      var member = member(population, index);
      var chose = random.nextInt(5) == 0;
      known.add("('%s', %s)".formatted(member, chose ? 1 : 0));
      if (chose) {
        choices.add(choice(member, random));
      }
      if (random.nextInt(3) == 0) {
        enrolments.add("('%s', '%s')".formatted(new UUID(population, 1), member));
      }
    }
    return List.of(
        "insert into preferences.member (member_id, version) values " + String.join(",", known),
        "insert into preferences.cohort (cohort_id, name) values ('%s', 'Spring')"
            .formatted(new UUID(population, 1)),
        "insert into preferences.enrolment (cohort_id, member_id) values "
            + String.join(",", enrolments),
        """
        insert into preferences.cohort_default
          (cohort_id, version, topic, channel, value, actor, set_at)
        values ('%1$s', 1, 'weekly-summary', 'email', 'ON', '%1$s', now()),
               ('%1$s', 1, 'reminders', 'email', 'OFF', '%1$s', now())
        """
            .formatted(new UUID(population, 1)),
        """
        insert into preferences.choice
          (member_id, version, question, value, confirmed, source, actor, chosen_at, wording)
        values
        """
            + String.join(",", choices));
  }

  private static String choice(UUID member, Random random) {
    var question =
        List.of(
                "topic/reminders/email",
                "topic/booking-changes/email",
                "topic/product-news/email",
                "topic/cohort-news/email",
                "channel/email")
            .get(random.nextInt(5));
    return "('%s', 1, '%s', '%s', %s, 'MEMBER', '%s', '%s', '2026-11')"
        .formatted(
            member,
            question,
            List.of("ON", "OFF", "UNSET").get(random.nextInt(3)),
            random.nextBoolean(),
            member,
            random.nextBoolean() ? "2016-01-01T00:00Z" : "2025-12-31T00:00Z");
  }

  /** A stream that is made piece by piece, so that it may be longer than the memory. */
  private static final class ChunkedStream extends InputStream {

    private final int count;
    private final IntFunction<String> pieces;
    private byte[] current;
    private int next;
    private int position;

    ChunkedStream(String first, int count, IntFunction<String> pieces) {
      this.count = count;
      this.pieces = pieces;
      this.current = first.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      while (position == current.length) {
        if (next == count) {
          return -1;
        }
        current = pieces.apply(next++).getBytes(StandardCharsets.UTF_8);
        position = 0;
      }
      int read = Math.min(length, current.length - position);
      System.arraycopy(current, position, target, offset, read);
      position += read;
      return read;
    }
  }
}
