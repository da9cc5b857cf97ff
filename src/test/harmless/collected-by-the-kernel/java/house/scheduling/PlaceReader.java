package house.scheduling;

import house.kernel.columns.ColumnReader;
import org.springframework.stereotype.Component;

@Component
class PlaceReader implements ColumnReader<Place> {
  @Override
  public Place read(String column) {
    return new Place(column);
  }
}
