package house.recommendations;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
class Uploads {
  @PostMapping("/api/recommendations/ratings")
  byte[] upload(@RequestParam MultipartFile file) throws IOException {
    var lines = new ByteArrayOutputStream();
    lines.write(file.getBytes());
    return lines.toByteArray();
  }
}
