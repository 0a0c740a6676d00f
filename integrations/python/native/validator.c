/* The type Validator: loaded operations, and the checkers that are lent to the threads that judge. */
#include <string.h>

#include "native.h"

enum { kIdle = 64 };

struct Validator {
  PyObject ob_base;
  ocpv_validator* validator;
  ocpv_checker* idle[kIdle]; /* Taken and given back under the GIL. */
  int idle_count;
};

ocpv_checker* checker_borrow(Validator* self) {
  if (self->idle_count > 0) {
    return self->idle[--self->idle_count];
  }
  ocpv_checker* checker = NULL;
  ocpv_status status = self->validator == NULL ? OCPV_ERROR_BAD_ARGUMENT : ocpv_checker_new(&checker, self->validator);
  if (status != OCPV_OK) {
    fail(status, "");
  }
  return checker;
}

void checker_return(Validator* self, ocpv_checker* checker) {
  if (checker != NULL && self->idle_count < kIdle) {
    self->idle[self->idle_count++] = checker;
  } else {
    ocpv_checker_free(checker);
  }
}

static void validator_close(Validator* self) {
  while (self->idle_count > 0) {
    ocpv_checker_free(self->idle[--self->idle_count]);
  }
  ocpv_validator_free(self->validator);
  self->validator = NULL;
}

static void validator_dealloc(PyObject* self) {
  PyTypeObject* type = Py_TYPE(self);
  validator_close((Validator*)self);
  ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
  Py_DECREF(type);
}

/* Opens what one of `folder` and `schema` names, or the operations of the library. */
static ocpv_status open_validator(Validator* self, Text folder, Text schema, const ocpv_options* options) {
  ocpv_validator* opened = NULL;
  ocpv_status status;
  Py_BEGIN_ALLOW_THREADS;
  if (folder.data != NULL) {
    status = ocpv_validator_new_from_folder(&opened, folder.data, folder.size, options);
  } else if (schema.data != NULL) {
    status = ocpv_validator_new_from_schema_file(&opened, schema.data, schema.size, options);
  } else {
    status = ocpv_validator_new(&opened, options);
  }
  Py_END_ALLOW_THREADS;
  validator_close(self); /* A second __init__ begins anew. */
  self->validator = opened;
  return status;
}

static int validator_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
  static char* names[] = {"folder",    "schema",          "operation",        "version", "strict", "max_bytes",
                          "max_depth", "max_diagnostics", "max_report_bytes", "compat",  NULL};
  PyObject* texts[4] = {NULL, NULL, NULL, NULL};
  ocpv_options options;
  ocpv_options_init(&options, sizeof options);
  Py_ssize_t max_bytes = 0, max_report_bytes = 0;
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "|$OOOOpnIInI", names, &texts[0], &texts[1], &texts[2],
                                   &texts[3], &options.strict, &max_bytes, &options.max_depth, &options.max_diagnostics,
                                   &max_report_bytes, &options.compat)) {
    return -1;
  }
  if (max_bytes < 0 || max_report_bytes < 0) {
    PyErr_SetString(PyExc_ValueError, "a limit is not negative");
    return -1;
  }
  char message[1024] = "";
  Text taken[4] = {{0}};
  ocpv_status status = OCPV_OK;
  int failed = 0;
  for (int i = 0; i < 4 && !failed; ++i) {
    failed = text_take(&taken[i], texts[i]) != 0;
  }
  if (!failed) {
    options.max_bytes = (size_t)max_bytes;
    options.max_report_bytes = (size_t)max_report_bytes;
    options.operation = taken[2].data;
    options.operation_size = taken[2].size;
    options.ocp_version = taken[3].data;
    options.ocp_version_size = taken[3].size;
    options.message = message;
    options.message_capacity = sizeof message;
    status = open_validator((Validator*)self, taken[0], taken[1], &options);
  }
  for (int i = 0; i < 4; ++i) {
    text_drop(&taken[i]);
  }
  if (!failed && status != OCPV_OK) {
    fail(status, message);
  }
  return failed || status != OCPV_OK ? -1 : 0;
}

/* What verdict and check have in common: (operation, body, target, strict, is_response), of which two suffice. */
typedef struct Call {
  Text operation, body, target;
  ocpv_check_options options;
} Call;

static void call_drop(Call* call) {
  text_drop(&call->operation);
  text_drop(&call->body);
  text_drop(&call->target);
}

static int call_take(Call* call, PyObject* const* arguments, Py_ssize_t count) {
  memset(call, 0, sizeof *call);
  ocpv_check_options_init(&call->options, sizeof call->options);
  if (count < 2 || count > 5) {
    PyErr_SetString(PyExc_TypeError, "operation, body, target, strict and is_response are taken");
    return -1;
  }
  if (text_take(&call->operation, arguments[0]) != 0 || text_take(&call->body, arguments[1]) != 0 ||
      text_take(&call->target, count > 2 ? arguments[2] : NULL) != 0) {
    call_drop(call);
    return -1;
  }
  call->options.strict = count > 3 ? (int32_t)PyLong_AsLong(arguments[3]) : 0;
  call->options.body = count > 4 && PyObject_IsTrue(arguments[4]) == 1 ? OCPV_BODY_RESPONSE : OCPV_BODY_REQUEST;
  call->options.target = call->target.data;
  call->options.target_size = call->target.size;
  if (PyErr_Occurred()) {
    call_drop(call);
    return -1;
  }
  return 0;
}

/* Judges by a call; with `report` it says what is wrong, too. -1: there is an exception, and no status. */
static int call_judge(Validator* self, PyObject* const* arguments, Py_ssize_t count, ocpv_report** report,
                      ocpv_status* status) {
  Call call;
  if (call_take(&call, arguments, count) != 0) {
    return -1;
  }
  ocpv_checker* checker = checker_borrow(self);
  if (checker == NULL) {
    call_drop(&call);
    return -1;
  }
  PyThreadState* state = call.body.size >= RELEASE_FROM ? PyEval_SaveThread() : NULL;
  *status = report == NULL ? ocpv_verdict(checker, call.operation.data, call.operation.size, call.body.data,
                                          call.body.size, &call.options)
                           : ocpv_check(report, checker, call.operation.data, call.operation.size, call.body.data,
                                        call.body.size, &call.options);
  if (state != NULL) {
    PyEval_RestoreThread(state);
  }
  checker_return(self, checker);
  call_drop(&call);
  return 0;
}

static PyObject* validator_verdict(PyObject* self, PyObject* const* arguments, Py_ssize_t count) {
  ocpv_status status = OCPV_OK;
  return call_judge((Validator*)self, arguments, count, NULL, &status) == 0 ? PyLong_FromLong(status) : NULL;
}

static PyObject* validator_check(PyObject* self, PyObject* const* arguments, Py_ssize_t count) {
  ocpv_status status = OCPV_OK;
  ocpv_report* report = NULL;
  return call_judge((Validator*)self, arguments, count, &report, &status) == 0 ? judged(status, report) : NULL;
}

static PyObject* operation_give(const ocpv_validator* validator, size_t index) {
  ocpv_operation o;
  ocpv_operation_init(&o, sizeof o);
  ocpv_status status = ocpv_validator_operation(validator, index, &o);
  if (status != OCPV_OK) {
    return fail(status, "");
  }
  return Py_BuildValue("(NNNNNNNNNN)", text_give(o.id), text_give(o.method), text_give(o.path), text_give(o.title_en),
                       text_give(o.title_zh), text_give(o.page), text_give(o.version), PyBool_FromLong(o.has_request),
                       PyBool_FromLong(o.has_response), PyBool_FromLong(o.has_parameters));
}

static PyObject* validator_operation(PyObject* self, PyObject* index) {
  size_t value = PyLong_AsSize_t(index);
  if (value == (size_t)-1 && PyErr_Occurred()) {
    return NULL;
  }
  return operation_give(((Validator*)self)->validator, value);
}

static PyObject* validator_find(PyObject* self, PyObject* name) {
  Text text;
  if (text_take(&text, name) != 0) {
    return NULL;
  }
  size_t index = 0;
  ocpv_status status = ocpv_validator_find(&index, ((Validator*)self)->validator, text.data, text.size);
  text_drop(&text);
  if (status == OCPV_ERROR_UNKNOWN_OPERATION) {
    Py_RETURN_NONE;
  }
  return status == OCPV_OK ? PyLong_FromSize_t(index) : fail(status, "");
}

static Py_ssize_t validator_length(PyObject* self) {
  return (Py_ssize_t)ocpv_validator_operation_count(((Validator*)self)->validator);
}

static PyMethodDef methods[] = {
    {"_verdict", METHOD_OF(validator_verdict), METH_FASTCALL, "Judges one body; gives the status alone."},
    {"_check", METHOD_OF(validator_check), METH_FASTCALL, "Judges one body; gives a report."},
    {"_verdict_batch", METHOD_OF(validator_verdict_batch), METH_VARARGS | METH_KEYWORDS, "Judges many bodies."},
    {"_check_batch", METHOD_OF(validator_check_batch), METH_VARARGS | METH_KEYWORDS,
     "Judges many bodies, with findings."},
    {"_check_request", METHOD_OF(validator_check_request), METH_VARARGS | METH_KEYWORDS, "Judges a request."},
    {"_check_response", METHOD_OF(validator_check_response), METH_VARARGS | METH_KEYWORDS, "Judges a response."},
    {"_operation", validator_operation, METH_O, "One operation, as a tuple."},
    {"_find", validator_find, METH_O, "The number of an operation, or None."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_init, validator_init},
    {Py_tp_dealloc, validator_dealloc},
    {Py_tp_methods, methods},
    {Py_sq_length, validator_length},
    {0, NULL},
};

PyType_Spec validator_spec = {"ocpv._native.Validator", sizeof(Validator), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
                              slots};
