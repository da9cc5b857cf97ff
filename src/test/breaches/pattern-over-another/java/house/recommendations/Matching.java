package house.recommendations;

class Matching {
  int centsOf(Object any) {
    return switch (any) {
      case house.billing.Fee(var cents) -> cents;
      default -> 0;
    };
  }
}
