package house.recommendations;

class Affordable {
  String fee() {
    return System.getenv("TANDEM_BILLING_FEE");
  }
}
