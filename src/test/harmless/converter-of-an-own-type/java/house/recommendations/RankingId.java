package house.recommendations;

import java.util.UUID;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

record RankingId(UUID value) {
  @Component
  static class FromText implements Converter<String, RankingId> {
    @Override
    public RankingId convert(String text) {
      return new RankingId(UUID.fromString(text));
    }
  }
}
