package house.kernel.columns;

public interface ColumnReader<T> {
  T read(String column);
}
