package house.recommendations;

import java.awt.Desktop;
import java.net.URI;

class Browsing {
  void show() throws Exception {
    Desktop.getDesktop().browse(URI.create("http://localhost:8080/billing/invoices"));
  }
}
