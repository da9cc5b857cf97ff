package dev.tandem.access.session;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names a browser and its system for people: Firefox on Linux. */
final class BrowserName {

  /** Marks in the order in which they decide, as many browsers also name those that they copy. */
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    BROWSERS.put("Edg", "Edge");
    BROWSERS.put("OPR/", "Opera");
    BROWSERS.put("SamsungBrowser/", "Samsung Internet");
    BROWSERS.put("Firefox/", "Firefox");
    BROWSERS.put("FxiOS/", "Firefox");
    BROWSERS.put("CriOS/", "Chrome");
    BROWSERS.put("Chrome/", "Chrome");
    BROWSERS.put("Safari/", "Safari");
    SYSTEMS.put("iPhone", "an iPhone");
    SYSTEMS.put("iPad", "an iPad");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS X", "a Mac");
    SYSTEMS.put("CrOS", "ChromeOS");
    SYSTEMS.put("Linux", "Linux");
  }

  private BrowserName() {}

  /**
   * @param userAgent what the browser calls itself
   */
  static String of(String userAgent) {
    var browser = firstIn(userAgent, BROWSERS);
    var system = firstIn(userAgent, SYSTEMS);
    if (browser.isEmpty() && system.isEmpty()) {
      return userAgent.equals("unknown") ? "An unknown browser" : userAgent;
    }
    return (browser.isEmpty() ? "A browser" : browser) + (system.isEmpty() ? "" : " on " + system);
  }

  private static String firstIn(String userAgent, Map<String, String> names) {
    return names.entrySet().stream()
        .filter(name -> userAgent.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
