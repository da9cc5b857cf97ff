package house.recommendations;

import java.io.IOException;
import org.springframework.stereotype.Component;

@Component
class Loading {
  private final org.springframework.core.io.ResourceLoader files;

  Loading(org.springframework.core.io.ResourceLoader files) {
    this.files = files;
  }

  byte[] load() throws IOException {
    return files.getResource("http://localhost:8080/billing/invoices").getContentAsByteArray();
  }
}
