package dev.tandem.extraction;

import dev.tandem.extraction.ClassPathLibraries.MavenArtifact;
import dev.tandem.kernel.schema.SharedModules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The platform's pom without what the extracted module does not use. A dependency is removed if
 * only other code of the platform names it. A dependency that no code names (a starter, a plugin)
 * is removed with the rest of its group, or kept. A database driver is always kept.
 */
final class ServicePom {

  private static final Pattern DEPENDENCY_BLOCK =
      Pattern.compile(
          "(?m)(^"
              + " {4}<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>.*?</dependency>\\n)",
          Pattern.DOTALL);
  private static final Pattern PROFILE =
      Pattern.compile(
          "(?ms)^ {4}(?:<!--(?:(?!-->).)*-->\\s*)?<profile>\\s*<id>([^<]+)</id>.*?</profile>\\n");
  private static final Pattern PROPERTY = Pattern.compile("(?m)^ {4}<([\\w.-]+)>[^<]*</\\1>\\n");
  private static final Pattern ORPHANED_COMMENT =
      Pattern.compile("\\n*( {4}<!--[^\\n]*-->\\n)(?=\\s*(?: {4}<!--| {2}</dependencies>))");

  private final ExtractionManifest manifest;
  private final ClassPathLibraries libraries;
  private final Set<String> classesUsedByService;
  private final Set<String> classesUsedElsewhere;

  ServicePom(ExtractionManifest manifest, ClassPathLibraries libraries) {
    this.manifest = manifest;
    this.libraries = libraries;
    this.classesUsedByService = classesUsedBy(manifest.javaFiles()::contains);
    this.classesUsedElsewhere = classesUsedBy(it -> !manifest.javaFiles().contains(it));
  }

  private Set<String> classesUsedBy(Predicate<SourceFile> which) {
    return manifest.sources.all().stream()
        .filter(which)
        .flatMap(it -> it.libraryClasses().stream())
        .collect(Collectors.toSet());
  }

  String reduce(String pom) {
    var text = pom;
    for (var artifact : unusedArtifacts(declaredArtifacts(dependenciesSection(pom)))) {
      text = removeDependency(text, artifact);
    }
    text = ORPHANED_COMMENT.matcher(text).replaceAll("\n");
    text = text.replaceAll("\\n{3,}", "\n\n").replaceAll("\\n\\n( {2}</dependencies>)", "\n$1");
    text = reduceProfiles(text);
    text = renameArtifact(text);
    text = reduceProperties(text);
    return excludeKernelTests(text);
  }

  private static String dependenciesSection(String pom) {
    var from = pom.indexOf("\n  <dependencies>");
    return pom.substring(from, pom.indexOf("  </dependencies>", from));
  }

  private static List<MavenArtifact> declaredArtifacts(String dependencies) {
    return DEPENDENCY_BLOCK
        .matcher(dependencies)
        .results()
        .map(match -> new MavenArtifact(match.group(2), match.group(3)))
        .toList();
  }

  /**
   * Repeats until nothing changes, because a jar that two dependencies bring belongs to neither
   * until one of them is removed.
   */
  private List<MavenArtifact> unusedArtifacts(List<MavenArtifact> declared) {
    var left = new ArrayList<>(declared);
    while (left.removeAll(unusedAmong(left))) {}
    return declared.stream().filter(it -> !left.contains(it)).toList();
  }

  private Set<MavenArtifact> unusedAmong(List<MavenArtifact> declared) {
    var groupsHere = new HashSet<String>();
    var unused = new HashSet<MavenArtifact>();
    var unnamed = new HashSet<MavenArtifact>();
    for (var artifact : declared) {
      var classes = libraries.classesIn(libraries.jarsOnlyFrom(artifact, declared));
      if (classes.stream().anyMatch(classesUsedByService::contains)) {
        groupsHere.add(artifact.group());
      } else if (libraries.isJdbcDriver(artifact)) {
        groupsHere.add(artifact.group());
      } else if (classes.stream().anyMatch(classesUsedElsewhere::contains)) {
        unused.add(artifact);
      } else {
        unnamed.add(artifact);
      }
    }
    var groupsThere = unused.stream().map(MavenArtifact::group).collect(Collectors.toSet());
    groupsThere.removeAll(groupsHere);
    unnamed.stream().filter(it -> groupsThere.contains(it.group())).forEach(unused::add);
    return unused;
  }

  private static String removeDependency(String pom, MavenArtifact artifact) {
    return DEPENDENCY_BLOCK
        .matcher(pom)
        .replaceAll(match ->
            artifact.equals(new MavenArtifact(match.group(2), match.group(3)))
                ? ""
                : Matcher.quoteReplacement(match.group()));
  }

  /**
   * Keeps the profiles for formatting and for the platforms of the embedded database; the others
   * concern the whole platform.
   */
  private static String reduceProfiles(String pom) {
    return PROFILE
        .matcher(pom)
        .replaceAll(match ->
            match.group(1).equals("format") || match.group().contains("<os>")
                ? Matcher.quoteReplacement(match.group())
                : "");
  }

  private String renameArtifact(String pom) {
    var name = manifest.module;
    var title = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    return pom.replace(
            "<artifactId>tandem</artifactId>", "<artifactId>tandem-" + name + "</artifactId>")
        .replace("<finalName>tandem</finalName>", "<finalName>tandem-" + name + "</finalName>")
        .replaceFirst("<name>[^<]*</name>", "<name>Tandem " + title + "</name>")
        .replaceFirst(
            "<description>[^<]*</description>",
            Matcher.quoteReplacement(
                "<description>"
                    + ServiceReadme.purpose(manifest).replace("&", "&amp;")
                    + "</description>"));
  }

  /** Keeps the properties that this pom or its parent uses. */
  private static String reduceProperties(String pom) {
    var start = pom.indexOf("<properties>");
    var end = pom.indexOf("</properties>");
    var kept =
        PROPERTY
            .matcher(pom.substring(start, end))
            .replaceAll(match ->
                pom.contains("${" + match.group(1) + "}") || isParentProperty(match.group(1))
                    ? Matcher.quoteReplacement(match.group())
                    : "");
    return pom.substring(0, start) + kept + pom.substring(end);
  }

  /**
   * Leaves out the tests of the shared kernel, which run in the platform and in {@code .ci/run}.
   */
  private static String excludeKernelTests(String pom) {
    var kernel = String.join("|", new TreeSet<>(SharedModules.NAMES));
    return pom.replaceFirst(
            "\n {2}</properties>",
            "\n    <tests.left.out>%regex[dev/tandem/("
                + kernel
                + "|testing)/.*]</tests.left.out>$0")
        .replaceFirst(
            "(<artifactId>maven-surefire-plugin</artifactId>\\s*<configuration>\n)",
            "$1          <excludes>\n            <exclude>\\${tests.left.out}</exclude>\n         "
                + " </excludes>\n");
  }

  private static boolean isParentProperty(String property) {
    return property.equals("java.version") || property.startsWith("project.");
  }
}
