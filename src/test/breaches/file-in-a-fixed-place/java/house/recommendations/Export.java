package house.recommendations;

import java.io.IOException;
import org.springframework.stereotype.Component;

@Component
class Export {
  void write(String ranking) throws IOException {
    java.nio.file.Files.writeString(java.nio.file.Path.of("/var/tandem/ranking.csv"), ranking);
  }
}
