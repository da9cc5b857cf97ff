package house.recommendations;

class Spending {
  Object first(Object bean) throws ReflectiveOperationException {
    var field = bean.getClass().getDeclaredFields()[0];
    field.setAccessible(true);
    return field.get(bean);
  }
}
