package house.recommendations;

class Weights {
  static final ClassValue<int[]> WEIGHTS =
      new ClassValue<>() {
        @Override
        protected int[] computeValue(Class<?> type) {
          return new int[1];
        }
      };
}
