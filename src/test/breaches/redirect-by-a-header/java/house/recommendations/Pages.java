package house.recommendations;

enum Pages {
  INVOICES("billing", "invoices");

  private final String address;

  Pages(String folder, String page) {
    this.address = "/%s/%s".formatted(folder, page);
  }

  String address() {
    return address;
  }
}
