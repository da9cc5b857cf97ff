package house.recommendations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;

@Component
class Dispatching {
  private final DispatcherServlet servlet;

  Dispatching(DispatcherServlet servlet) {
    this.servlet = servlet;
  }

  void ask(HttpServletRequest request, HttpServletResponse response) throws Exception {
    servlet.service(request, response);
  }
}
