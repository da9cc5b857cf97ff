package house.recommendations;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

class Handle {
  MethodHandle of(Object bean) throws ReflectiveOperationException {
    var type = MethodType.methodType(void.class);
    var owner = bean.getClass();
    var name = bean.toString();
    return MethodHandles.publicLookup().findVirtual(owner, name, type);
  }
}
