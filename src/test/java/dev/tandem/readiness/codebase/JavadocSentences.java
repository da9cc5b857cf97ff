package dev.tandem.readiness.codebase;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.regex.Pattern;

/** Reads the first sentence of the Javadoc of a type or package from its source. */
public final class JavadocSentences {

  private static final Pattern TAG = Pattern.compile("\\{@\\w+\\s+#?([^}]*)}");

  private JavadocSentences() {}

  public static String ofPackage(Codebase codebase, JavaClass type) {
    return sentenceBefore(codebase, type, "package ");
  }

  public static String ofType(Codebase codebase, JavaClass type) {
    var name = type.getSimpleName();
    return sentenceBefore(
        codebase, type, "class " + name, "record " + name, "interface " + name, "enum " + name);
  }

  private static String sentenceBefore(Codebase codebase, JavaClass type, String... declarations) {
    var lines = SourceFiles.linesOf(codebase.sourceOf(type));
    var end = -1;
    for (int i = 0; i < lines.size() && end < 0; i++) {
      for (var declaration : declarations) {
        if (isDeclaration(lines.get(i), declaration)) {
          end = i;
        }
      }
    }
    var text = new StringBuilder();
    var inside = false;
    for (int i = 0; i < end; i++) {
      var line = lines.get(i).strip();
      if (line.startsWith("/**")) {
        text.setLength(0);
        inside = true;
      }
      if (inside) {
        text.append(' ')
            .append(line.replaceAll("^/\\*\\*|\\*/$", "").replaceFirst("^\\*\\s?", "").strip());
      }
      if (line.endsWith("*/")) {
        inside = false;
      }
    }
    return firstSentence(text.toString());
  }

  private static boolean isDeclaration(String line, String declaration) {
    var at = line.indexOf(declaration);
    if (at < 0 || line.strip().startsWith("*") || line.strip().startsWith("//")) {
      return false;
    }
    var after = at + declaration.length();
    return after >= line.length()
        || declaration.endsWith(" ")
        || !Character.isJavaIdentifierPart(line.charAt(after));
  }

  private static String firstSentence(String javadoc) {
    var text =
        TAG.matcher(javadoc)
            .replaceAll("$1")
            .replaceAll("<p>.*| @(param|return|throws|see)\\b.*", "")
            .replaceAll("<[^>]+>", "")
            .replaceAll("\\s+", " ")
            .strip();
    var end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }
}
