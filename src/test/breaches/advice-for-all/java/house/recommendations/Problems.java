package house.recommendations;

import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class Problems {
  @ExceptionHandler(IllegalStateException.class)
  String explain() {
    return "no";
  }
}
