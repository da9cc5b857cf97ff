package house.recommendations;

import javax.security.auth.Subject;

class Binding {
  String call(Subject subject) {
    return Subject.callAs(subject, () -> Subject.current().toString());
  }
}
