package dev.tandem.rollout.comparison;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimpleMarkupParser;
import org.springframework.web.util.HtmlUtils;

/**
 * What a person meets in a page or a fragment: its texts, what its fields contain, and where its
 * links and forms lead. Scripts, styles, comments, hidden fields, classes and ids are not compared.
 */
final class PageTexts extends AbstractSimpleMarkupHandler {

  private static final SimpleMarkupParser PARSER =
      new SimpleMarkupParser(ParseConfiguration.htmlConfiguration());
  private static final Set<String> INVISIBLE = Set.of("script", "style", "template", "noscript");
  private static final Set<String> LINKS =
      Set.of("href", "action", "src", "hx-get", "hx-post", "hx-put", "hx-delete", "formaction");
  private static final Pattern ELEMENT = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,20}");
  private static final int MAX_DEPTH = 40;

  private final Deque<String> open = new ArrayDeque<>();
  private final List<PlacedText> texts = new ArrayList<>();
  private int invisible;

  private PageTexts() {}

  static List<PlacedText> of(String page) throws ParseException {
    var handler = new PageTexts();
    PARSER.parse(page, handler);
    return handler.texts;
  }

  @Override
  public void handleOpenElement(String name, Map<String, String> attributes, int line, int column) {
    open.addLast(elementName(name));
    if (INVISIBLE.contains(open.getLast())) {
      invisible++;
    }
    readAttributes(attributes);
  }

  @Override
  public void handleAutoOpenElement(
      String name, Map<String, String> attributes, int line, int column) {
    handleOpenElement(name, attributes, line, column);
  }

  @Override
  public void handleStandaloneElement(
      String name, Map<String, String> attributes, boolean minimized, int line, int column) {
    open.addLast(elementName(name));
    readAttributes(attributes);
    open.removeLast();
  }

  @Override
  public void handleCloseElement(String name, int line, int column) {
    var closed = open.pollLast();
    if (closed != null && INVISIBLE.contains(closed)) {
      invisible--;
    }
  }

  @Override
  public void handleAutoCloseElement(String name, int line, int column) {
    handleCloseElement(name, line, column);
  }

  @Override
  public void handleText(char[] buffer, int offset, int length, int line, int column) {
    add("", HtmlUtils.htmlUnescape(new String(buffer, offset, length)));
  }

  private void readAttributes(Map<String, String> attributes) {
    if (attributes == null || "link".equals(open.getLast())) {
      return;
    }
    var hidden = "hidden".equalsIgnoreCase(attributes.get("type"));
    attributes.forEach((name, value) -> {
      var attribute = name.toLowerCase(Locale.ROOT);
      if (LINKS.contains(attribute) && value != null) {
        add("/@" + attribute, withoutOrigin(HtmlUtils.htmlUnescape(value)));
      } else if (attribute.equals("value") && value != null && !hidden) {
        add("/@value", HtmlUtils.htmlUnescape(value));
      } else if (Set.of("checked", "selected", "disabled").contains(attribute)) {
        add("/@" + attribute, "true");
      }
    });
  }

  private static String elementName(String name) {
    return ELEMENT.matcher(name).matches() ? name.toLowerCase(Locale.ROOT) : "?";
  }

  private static String withoutOrigin(String address) {
    return address.replaceFirst("^https?://[^/]*", "");
  }

  private void add(String attribute, String text) {
    var visible = text.strip().replaceAll("\\s+", " ");
    if (invisible == 0 && !visible.isEmpty()) {
      texts.add(new PlacedText(path() + attribute, visible));
    }
  }

  private String path() {
    return open.stream().limit(MAX_DEPTH).collect(Collectors.joining("/"));
  }
}
