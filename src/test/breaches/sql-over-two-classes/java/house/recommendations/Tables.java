package house.recommendations;

record Tables(String schema, String name) {

  static Tables spending() {
    return new Tables("billing", "invoice");
  }

  @Override
  public String toString() {
    return schema + '.' + name;
  }

  StringBuilder appendTo(StringBuilder sql) {
    return sql.append(this);
  }
}
