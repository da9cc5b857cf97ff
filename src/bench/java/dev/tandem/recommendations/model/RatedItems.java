package dev.tandem.recommendations.model;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Ratings, three quarters of each user's to learn from and a quarter to find.
 *
 * @param seen what each user rated, in the first part
 * @param liked those of the first part with at least four stars
 * @param hidden those of the second part with at least four stars
 */
record RatedItems(
    Map<MenteeId, Set<MentorId>> seen,
    Map<MenteeId, Set<MentorId>> liked,
    Map<MenteeId, Set<MentorId>> hidden) {

  private static final int SEED = 42;
  private static final int RELEVANT = 4;

  record Rating(long user, long item, double stars) {}

  /** Lines of {@code user item rating timestamp}, separated by tabs, commas, colons or spaces. */
  static RatedItems read(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return split(
          lines
              .map(it -> it.split("[\\s,:]+"))
              .filter(it -> it[0].matches("\\d+"))
              .map(it ->
                  new Rating(
                      Long.parseLong(it[0]), Long.parseLong(it[1]), Double.parseDouble(it[2])))
              .toList());
    }
  }

  /** Users of twenty tastes who mostly like the better known items of theirs. */
  static RatedItems generate(int users, int items) {
    var random = new Random(SEED);
    var ratings = new ArrayList<Rating>();
    for (int user = 0; user < users; user++) {
      var rated = new HashSet<Integer>();
      for (int i = 4 + random.nextInt(16); i > 0; i--) {
        boolean own = random.nextInt(5) > 0;
        int taste = own ? user % 20 : random.nextInt(20);
        int item = (int) (items / 20 * Math.pow(random.nextDouble(), 2)) * 20 + taste;
        if (rated.add(item)) {
          ratings.add(new Rating(user, item, own ? 3 + random.nextInt(3) : 1 + random.nextInt(5)));
        }
      }
    }
    return split(ratings);
  }

  private static RatedItems split(List<Rating> ratings) {
    var byUser = new TreeMap<Long, List<Rating>>();
    ratings.forEach(it -> byUser.computeIfAbsent(it.user(), _ -> new ArrayList<>()).add(it));
    var parts = new RatedItems(new HashMap<>(), new HashMap<>(), new HashMap<>());
    var random = new Random(SEED);
    byUser.forEach((number, ofUser) -> {
      Collections.shuffle(ofUser, random);
      var user = new MenteeId(new UUID(0, number));
      int learned = ofUser.size() * 3 / 4;
      for (int i = 0; i < ofUser.size(); i++) {
        var item = new MentorId(new UUID(0, ofUser.get(i).item()));
        boolean relevant = ofUser.get(i).stars() >= RELEVANT;
        if (i < learned) {
          add(user, item, parts.seen);
        }
        if (relevant) {
          add(user, item, i < learned ? parts.liked : parts.hidden);
        }
      }
    });
    return parts;
  }

  private static void add(MenteeId user, MentorId item, Map<MenteeId, Set<MentorId>> items) {
    items.computeIfAbsent(user, _ -> new HashSet<>()).add(item);
  }
}
