package house.recommendations;

class Label {
  String text() {
    return house.billing.Series.PREFIX + "?";
  }
}
