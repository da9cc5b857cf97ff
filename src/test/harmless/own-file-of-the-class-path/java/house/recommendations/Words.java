package house.recommendations;

import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

@Component
class Words {
  private final Resource list;

  Words(@Value("classpath:recommendations/words.txt") Resource list) {
    this.list = list;
  }

  String read(String name) throws IOException {
    try (var file = Words.class.getResource("/recommendations/words.txt").openStream()) {
      return new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          + list.getFilename()
          + new ClassPathResource("templates/recommendations/" + name + ".html").exists();
    }
  }
}
