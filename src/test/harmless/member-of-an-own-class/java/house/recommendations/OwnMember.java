package house.recommendations;

import java.lang.reflect.Method;

record OwnMember(String name) {
  static Method accessor() throws ReflectiveOperationException {
    return OwnMember.class.getMethod("name");
  }
}
