package house.recommendations;

final class Folders {
  private Folders() {}

  static String view(String page) {
    return String.join("/", home(), page) + " :: section";
  }

  private static String home() {
    return "billing";
  }
}
