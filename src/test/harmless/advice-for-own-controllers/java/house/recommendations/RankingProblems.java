package house.recommendations;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseBody;

@ControllerAdvice(basePackageClasses = RankingProblems.class)
class RankingProblems {
  @ResponseBody
  @ExceptionHandler(IllegalStateException.class)
  String explain() {
    return "no model is trained";
  }
}
