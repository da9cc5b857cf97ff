package dev.tandem.readiness.codebase;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * SQL as PostgreSQL reads it: statements with their lines, without comments, and the quoted texts
 * apart from the code. The body of a function belongs to the statement that creates it.
 */
public final class SqlScript {

  private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$[A-Za-z_]*\\$");

  private final String sql;
  private final List<Statement> statements = new ArrayList<>();
  private StringBuilder code = new StringBuilder();
  private boolean isBlank = true;
  private List<Literal> literals = new ArrayList<>();
  private int line = 1;
  private int firstLine = 1;
  private int at;
  private String dollarQuote = "";
  private boolean joinsNextLiteral;

  private SqlScript(String sql) {
    this.sql = sql;
  }

  /** A quoted text; texts that are joined by {@code ||} are one. */
  public record Literal(int line, String text) {}

  /**
   * @param code without comments, and with empty quotes instead of quoted texts
   */
  public record Statement(int firstLine, int lastLine, String code, List<Literal> literals) {

    public int lineOf(int position) {
      return firstLine + (int) code.substring(0, position).chars().filter(it -> it == '\n').count();
    }

    public boolean covers(int line) {
      return firstLine <= line && line <= lastLine;
    }

    /** The code with the quoted texts in the places of their empty quotes. */
    public String withLiterals() {
      return code + literals.stream().map(Literal::text).collect(Collectors.joining(" ", " ", ""));
    }
  }

  public static List<Statement> statementsOf(String sql) {
    var script = new SqlScript(sql);
    script.read();
    return script.statements;
  }

  private void read() {
    while (at < sql.length()) {
      if (sql.startsWith("--", at)) {
        skipTo(Math.max(sql.indexOf('\n', at), at) == at ? sql.length() : sql.indexOf('\n', at));
      } else if (sql.startsWith("/*", at)) {
        var end = sql.indexOf("*/", at);
        skipTo(end < 0 ? sql.length() : end + 2);
      } else if (sql.charAt(at) == '\'') {
        readLiteral();
      } else if (sql.charAt(at) == '$' && readDollarQuote()) {
        continue;
      } else if (sql.charAt(at) == ';' && dollarQuote.isEmpty()) {
        at++;
        finish();
      } else {
        readCharacter(sql.charAt(at++));
      }
    }
    finish();
  }

  private void readCharacter(char character) {
    if (isBlank && !Character.isWhitespace(character)) {
      code.setLength(0);
      firstLine = line;
      isBlank = false;
    }
    if (character != '|' && !Character.isWhitespace(character)) {
      joinsNextLiteral = false;
    }
    code.append(character);
    line += character == '\n' ? 1 : 0;
  }

  private void readLiteral() {
    var text = new StringBuilder();
    var start = line;
    at++;
    while (at < sql.length()) {
      var character = sql.charAt(at++);
      line += character == '\n' ? 1 : 0;
      if (character == '\'' && at < sql.length() && sql.charAt(at) == '\'') {
        at++;
      } else if (character == '\'') {
        break;
      }
      text.append(character);
    }
    if (joinsNextLiteral && code.toString().stripTrailing().endsWith("||")) {
      var before = literals.removeLast();
      literals.add(new Literal(before.line(), before.text() + text));
    } else {
      literals.add(new Literal(start, text.toString()));
    }
    code.append("''").append("\n".repeat(line - start));
    isBlank = false;
    joinsNextLiteral = true;
  }

  private boolean readDollarQuote() {
    var quote = DOLLAR_QUOTE.matcher(sql).region(at, sql.length());
    if (!quote.lookingAt() || !dollarQuote.isEmpty() && !quote.group().equals(dollarQuote)) {
      return false;
    }
    dollarQuote = dollarQuote.isEmpty() ? quote.group() : "";
    at += quote.group().length();
    code.append(' ');
    return true;
  }

  private void skipTo(int end) {
    for (; at < end; at++) {
      if (sql.charAt(at) == '\n') {
        line++;
        code.append('\n');
      }
    }
    code.append(' ');
  }

  private void finish() {
    if (!isBlank) {
      statements.add(new Statement(firstLine, line, code.toString(), List.copyOf(literals)));
    }
    code = new StringBuilder();
    literals = new ArrayList<>();
    firstLine = line;
    isBlank = true;
    dollarQuote = "";
  }
}
