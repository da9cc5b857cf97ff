package dev.tandem.kernel.paging;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives the links of {@code kernel/paging.html} what was asked for. */
@ControllerAdvice(annotations = Controller.class)
class PageLinksAdvice {

  @ModelAttribute("pageLinks")
  PageLinks links(HttpServletRequest request) {
    return new PageLinks(request.getQueryString());
  }
}
