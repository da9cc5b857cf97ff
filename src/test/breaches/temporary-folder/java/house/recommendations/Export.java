package house.recommendations;

import java.io.IOException;
import org.springframework.stereotype.Component;

@Component
class Export {
  java.io.File write() throws IOException {
    return java.io.File.createTempFile("ranking", ".csv");
  }
}
