package dev.tandem.readiness.codebase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.util.TablesNamesFinder;

/**
 * The tables that an SQL statement names. Parsing all statements takes longer than all rules
 * together, so the results are cached in {@code target}.
 *
 * @param tables sorted, without quotes; empty if the statement is not understood
 */
public record ParsedSql(boolean understood, List<String> tables) {

  public static final ParsedSql UNKNOWN = new ParsedSql(false, List.of());

  private static final Path CACHE_FILE = Path.of("target", "parsed-sql");
  private static final byte[] PARSER_DIGEST = parserDigest();
  private static final Map<String, ParsedSql> CACHE = readCacheFile();

  public static ParsedSql of(String sql) {
    return CACHE.computeIfAbsent(digest(sql), it -> appendToCacheFile(it, parse(sql)));
  }

  private static ParsedSql parse(String sql) {
    try {
      var statement = CCJSqlParserUtil.parse(sql.replace(ClassFileConstants.PLACEHOLDER, 'x'));
      var tables = new TablesNamesFinder<Void>().getTables(statement);
      return new ParsedSql(true, tables.stream().map(it -> it.replace("\"", "")).sorted().toList());
    } catch (JSQLParserException | RuntimeException e) {
      return UNKNOWN;
    }
  }

  /** Appends a line: the digest, whether the statement was understood, the tables. */
  private static synchronized ParsedSql appendToCacheFile(String digest, ParsedSql parsed) {
    try {
      Files.createDirectories(CACHE_FILE.getParent());
      Files.writeString(
          CACHE_FILE,
          "%s %s %s\n".formatted(digest, parsed.understood(), String.join(" ", parsed.tables())),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return parsed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, ParsedSql> readCacheFile() {
    var known = new ConcurrentHashMap<String, ParsedSql>();
    try {
      for (var line :
          Files.exists(CACHE_FILE) ? Files.readAllLines(CACHE_FILE) : List.<String>of()) {
        var words = List.of(line.strip().split(" "));
        var understood = Boolean.parseBoolean(words.get(1));
        known.put(words.getFirst(), new ParsedSql(understood, words.subList(2, words.size())));
      }
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Part of each key, so that results of another parser or of another version of this class are not
   * used.
   */
  private static byte[] parserDigest() {
    try (var own = ParsedSql.class.getResourceAsStream("ParsedSql.class")) {
      var library = CCJSqlParserUtil.class.getProtectionDomain().getCodeSource().getLocation();
      var sha = sha256();
      sha.update(library.toString().getBytes(StandardCharsets.UTF_8));
      return sha.digest(own.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(String sql) {
    var sha = sha256();
    sha.update(PARSER_DIGEST);
    return HexFormat.of().formatHex(sha.digest(sql.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
