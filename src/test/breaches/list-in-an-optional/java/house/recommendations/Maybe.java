package house.recommendations;

class Maybe {
  static final java.util.Optional<java.util.List<String>> ALL =
      java.util.Optional.of(new java.util.ArrayList<>());
}
