package house.recommendations;

import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

@Component
class Copying {
  String copy() throws IOException {
    var module = "billing";
    var file = new ClassPathResource("templates/" + module + "/invoices.html");
    return file.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
  }
}
