package house.recommendations;

class Expenses {
  Object first(Object bean) throws ReflectiveOperationException {
    var field = bean.getClass().getDeclaredFields()[0];
    field.setAccessible(true);
    return field.get(bean);
  }
}
