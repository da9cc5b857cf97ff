package house.recommendations;

import java.util.UUID;

class Whoever {
  Object call(Object bean, UUID id) throws ReflectiveOperationException {
    return bean.getClass().getMethod("cancel", UUID.class).invoke(bean, id);
  }
}
