package dev.tandem.preferences.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each module keeps about members, and what becomes of it when a member leaves. Generated from
 * the inventories of all modules into {@code preferences/what-is-kept.json}, since the other
 * modules may run elsewhere.
 */
record WhatIsKept(List<KeptByModule> modules) {

  private static final String FILE = "preferences/what-is-kept.json";

  WhatIsKept {
    modules = List.copyOf(modules);
  }

  static WhatIsKept read() {
    try (var file = new ClassPathResource(FILE).getInputStream()) {
      return JsonMapper.shared().readValue(file, WhatIsKept.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record KeptByModule(String module, List<KeptTable> tables) {

    KeptByModule {
      tables = List.copyOf(tables);
    }

    /** What goes, each thing once. */
    public List<String> erased() {
      return tables.stream()
          .filter(it -> it.duty() == null || it.emptied())
          .map(KeptTable::why)
          .distinct()
          .toList();
    }

    /** What stays under a number, the same duty once. */
    public List<Stays> retained() {
      return tables.stream().flatMap(KeptTable::stays).distinct().toList();
    }
  }

  /**
   * @param why what the table is for
   * @param emptied whether a part of each row goes
   * @param duty why rows stay; null if they go
   * @param period for how long they stay
   */
  record KeptTable(
      String table, String why, boolean emptied, @Nullable String duty, @Nullable String period) {

    Stream<Stays> stays() {
      return duty == null
          ? Stream.empty()
          : Stream.of(new Stays(why, duty, Objects.requireNonNull(period)));
    }
  }

  record Stays(String what, String duty, String period) {}
}
