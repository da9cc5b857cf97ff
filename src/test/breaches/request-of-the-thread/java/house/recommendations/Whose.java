package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Whose {
  Object session() {
    return org.springframework.web.context.request.RequestContextHolder.currentRequestAttributes()
        .getSessionId();
  }
}
