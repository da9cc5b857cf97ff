package dev.tandem.readiness.rules.sql;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.SourceFiles;
import dev.tandem.readiness.codebase.SqlScript;
import dev.tandem.readiness.codebase.SqlScript.Statement;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 3, for the channels of LISTEN and NOTIFY: a module uses only channels with its own name. */
public final class ChannelChecks {

  private static final Pattern NAMED =
      Pattern.compile("(?i)\\b(?:un)?listen\\s+\"?(\\w+)|\\bnotify\\s+\"?(\\w+)");
  private static final Pattern CALLED = Pattern.compile("(?i)\\bpg_notify\\s*\\(\\s*('')?");

  private ChannelChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.SQL,
            "channel of another",
            "a notification reaches only listeners in the same database, is lost when nobody"
                + " listens, and no declaration shows it",
            "publish an event for other modules; name a channel of your own after your module,"
                + " e.g. <module> or <module>_changed",
            ChannelChecks::foreignChannels));
  }

  private static Stream<Violation> foreignChannels(Codebase codebase) {
    var inCode =
        SqlText.of(codebase).stream()
            .flatMap(sql ->
                channelsIn(sql.text())
                    .filter(channel -> !isOwn(channel, sql.module()))
                    .map(channel -> violation(sql.module(), channel, sql.location())));
    var inScripts =
        codebase.migrations().entrySet().stream()
            .flatMap(file -> {
              var module = file.getKey().split("/")[0];
              return statements(file.getValue())
                  .flatMap(statement ->
                      channelsIn(statement)
                          .filter(channel -> !isOwn(channel, module))
                          .map(channel ->
                              violation(
                                  module,
                                  channel,
                                  file.getValue().toString().replace('\\', '/')
                                      + ":"
                                      + statement.firstLine())));
            });
    return Stream.concat(inCode, inScripts).distinct();
  }

  private static Violation violation(String module, String channel, String location) {
    return new Violation(
        module, "uses the channel " + channel + ", which is not named after it", location);
  }

  private static boolean isOwn(String channel, String module) {
    return channel.matches("(?i)" + module + "(\\W.*|_.*)?");
  }

  private static Stream<Statement> statements(Path file) {
    return SqlScript.statementsOf(String.join("\n", SourceFiles.linesOf(file))).stream();
  }

  private static Stream<String> channelsIn(String sql) {
    return SqlScript.statementsOf(sql).stream().flatMap(ChannelChecks::channelsIn);
  }

  private static Stream<String> channelsIn(Statement statement) {
    var found = new ArrayList<String>();
    if (statement
        .code()
        .matches(
            "(?is)\\s*(?:un)?listen\\b.*|\\s*notify\\b.*|.*;\\s*notify\\b.*|.*\\bbegin\\s+notify\\b.*")) {
      NAMED
          .matcher(statement.code())
          .results()
          .forEach(match -> found.add(match.group(1) == null ? match.group(2) : match.group(1)));
    }
    var call = CALLED.matcher(statement.code());
    while (call.find()) {
      var quotesBefore = statement.code().substring(0, call.start()).split("''", -1).length - 1;
      found.add(
          call.group(1) == null || quotesBefore >= statement.literals().size()
              ? "that is known only at run time"
              : statement.literals().get(quotesBefore).text());
    }
    return found.stream().distinct();
  }
}
