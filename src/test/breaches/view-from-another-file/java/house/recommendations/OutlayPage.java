package house.recommendations;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

@Controller
class OutlayPage {
  @GetMapping("/recommendations/spending")
  ModelAndView spending() {
    return new ModelAndView(Folders.view("invoices"));
  }
}
