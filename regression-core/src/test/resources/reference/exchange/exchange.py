# Files of PyTorch, joblib, and pickle beyond those of state_dicts.py and scalers.py, and what is in all of them: expected.json.
# Run it in the folder of those files, and of notebook.py's, with PyTorch 1.13, scikit-learn 1.2.1, joblib 1.2.0, and NumPy 1.24. The binaries differ from run to run.
import collections, io, json, pickle, struct, warnings, zipfile, zlib
import joblib, numpy as np, pandas as pd, torch, torch.nn as nn
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

warnings.simplefilter('ignore')
torch.manual_seed(1)
small = nn.Sequential(nn.Linear(3, 2), nn.ReLU(), nn.Linear(2, 1))
other = nn.Sequential(nn.Linear(3, 2), nn.ReLU(), nn.Linear(2, 1))
optimizer = torch.optim.Adam(small.parameters())
small(torch.ones(1, 3)).sum().backward()
optimizer.step()

# Checkpoints.
torch.save({'epoch': 3, 'model_state_dict': small.state_dict(), 'optimizer_state_dict': optimizer.state_dict(),
            'loss': 0.25, 'best': np.float64(0.125), 'history': [0.5, 0.25]}, 'checkpoint.pt')
torch.save({'model': small.state_dict(), 'ema': other.state_dict()}, 'two.pt')
torch.save({'module.' + k: v for k, v in small.state_dict().items()}, 'parallel.pt')
torch.save({**small.state_dict(), 'epoch': 3}, 'mixed.pt')
torch.save({'epoch': 3}, 'no_tensors.pt')
torch.save([1, 2], 'list.pt')
torch.save(torch.ones(2), 'tensor.pt')
bn = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.Linear(3, 1))
torch.save(bn.state_dict(), 'bn.pt')
torch.save({'w': torch.tensor([[1.5, -2.0], [float('inf'), 6e-8]], dtype=torch.float16), 'b': torch.tensor([1.5, -3e38], dtype=torch.bfloat16)}, 'half.pt')
torch.save(small.state_dict(), 'small.pt')
for protocol in (2, 3, 4, 5):
    torch.save(small.state_dict(), f'legacy{protocol}.pt', pickle_protocol=protocol, _use_new_zipfile_serialization=False)
    torch.save(small.state_dict(), f'zip{protocol}.pt', pickle_protocol=protocol)
torch.save({'model_state_dict': small.state_dict(), 'epoch': 3}, 'legacy_checkpoint.pt', _use_new_zipfile_serialization=False)
torch.save(collections.OrderedDict(a=torch.arange(6.)[1:5], b=torch.arange(6.).view(2, 3).t()), 'legacy_views.pt', _use_new_zipfile_serialization=False)

# What is refused.
torch.save({'w': torch.eye(2).to_sparse()}, 'sparse.pt')
torch.save({'w': torch.quantize_per_tensor(torch.ones(2), 1.0, 0, torch.qint8)}, 'quantized.pt')
torch.save({'w': torch.ones(2, dtype=torch.complex64)}, 'complex.pt')
torch.save({'w': torch.ones(1).expand(1000)}, 'expanded.pt')
torch.save({'w': torch.tensor([True])}, 'bool.pt')
torch.save({'w': nn.Linear(1, 1)}, 'layer.pt')
pickle.dump({'w': torch.ones(2)}, open('pickled.pt', 'wb'))

# Other layouts of the zip: that of PyTorch 2, one that another tool compressed, and one of a big-endian machine.
def again(name, method=zipfile.ZIP_STORED, **more):
    source = zipfile.ZipFile('small.pt')
    with zipfile.ZipFile(name, 'w', method) as target:
        for entry in reversed(source.namelist()):
            target.writestr('archive/' + entry.split('/', 1)[1], source.read(entry))
        for entry, text in more.items():
            target.writestr('archive/' + entry.replace('__', '/'), text)

again('torch2.pt', byteorder='little', **{'.data__serialization_id': '0636457737946401051300000027264370494161', '.format_version': '1'})
again('deflated.pt', zipfile.ZIP_DEFLATED)
again('big_endian.pt', byteorder='big')

# Scalers.
rng = np.random.RandomState(0)
X = rng.randn(50, 3) * [1, 10, 100] + [0, 5, 50]
scaler = StandardScaler().fit(X)
named = StandardScaler().fit(pd.DataFrame(X, columns=['a', 'bb', 'ä,c']))
for protocol in (2, 3, 4, 5):
    joblib.dump(named, f'p{protocol}.joblib', protocol=protocol)
    pickle.dump(named, open(f'p{protocol}.pkl', 'wb'), protocol)
joblib.dump(StandardScaler(with_std=False).fit(X), 's_nostd.joblib')
joblib.dump(scaler, 'c_gzip.joblib', compress=('gzip', 3))
joblib.dump(scaler, 'c_lzma.joblib', compress=('lzma', 3))
joblib.dump({'inputs': named, 'target': StandardScaler().fit(X[:, :1]), 'n': 1}, 'two.joblib')
joblib.dump({'n': 1}, 'no_scaler.joblib')
joblib.dump(StandardScaler(), 'unfitted.joblib')
joblib.dump(make_pipeline(StandardScaler()).fit(X), 'pipeline.joblib')
joblib.dump({'scaler': scaler, 'limits': MinMaxScaler().fit(X)}, 'beside.joblib')
with np.errstate(all='ignore'):
    joblib.dump(StandardScaler().fit(np.where([[True, False, False]], np.nan, X)), 's_allnan.joblib')
# NumPy 2 has other names for the same functions.
for name in ('p2.joblib', 'p2.pkl'):
    old = open(name, 'rb').read()
    assert old.count(b'numpy.core.') > 0
    open(name.replace('p2', 'numpy2'), 'wb').write(old.replace(b'numpy.core.', b'numpy._core.'))
# joblib before 1.2 wrote no padding: its attribute is gone, and so is the byte that says how long it is.
class Unpadded(joblib.numpy_pickle.NumpyArrayWrapper):
    pass
def unpadded(self, array, pickler):
    self.__dict__.pop('numpy_array_alignment_bytes', None)
    pickler.file_handle.write(array.tobytes('C')) if not array.dtype.hasobject else pickle.dump(array, pickler.file_handle, protocol=2)
original = joblib.numpy_pickle.NumpyArrayWrapper.write_array
create = joblib.numpy_pickle.NumpyPickler._create_array_wrapper
def wrapper(self, array):
    made = create(self, array)
    del made.numpy_array_alignment_bytes
    return made
joblib.numpy_pickle.NumpyPickler._create_array_wrapper = wrapper
joblib.numpy_pickle.NumpyArrayWrapper.write_array = unpadded
joblib.dump(named, 'unpadded.joblib')
joblib.numpy_pickle.NumpyArrayWrapper.write_array = original
joblib.numpy_pickle.NumpyPickler._create_array_wrapper = create

# safetensors, by its specification: with padding and without.
def safetensors(name, padding):
    tensors = {'fc.weight': ('F32', np.arange(6, dtype='<f4').reshape(2, 3)), 'fc.bias': ('F64', np.array([0.1, -1e300], dtype='<f8'))}
    header, data = {'__metadata__': {'format': 'pt', 'ä': 'ö\n'}}, b''
    for key, (dtype, array) in tensors.items():
        header[key] = dict(dtype=dtype, shape=list(array.shape), data_offsets=[len(data), len(data) + array.nbytes])
        data += array.tobytes()
    text = json.dumps(header, ensure_ascii=False).encode()
    text += b' ' * (-len(text) % 8 if padding else 0)
    open(name, 'wb').write(struct.pack('<Q', len(text)) + text + data)
safetensors('padded.safetensors', True)
safetensors('unpadded.safetensors', False)

# What is in them.
def described(tensors):
    rows = []
    for key, t in tensors.items():
        if isinstance(t, torch.Tensor):
            values = [float(v) for v in t.detach().to(torch.float64).contiguous().flatten().tolist()]
            row = dict(name=key, type=str(t.dtype).split('.')[1], shape=list(t.shape))
            row.update(dict(values=[repr(v) for v in values]) if len(values) <= 64 else dict(sum=sum(values), first=values[0], last=values[-1]))
            rows.append(row)
    return rows

expected = dict(stateDicts={}, scalers={})
for name in ['notebook-0', 'pytorch_regression_model', 'legacy', 'double', 'views', 'tied', 'param', 'parallel', 'mixed', 'bn', 'half', 'small', 'torch2', 'deflated',
             'legacy2', 'legacy3', 'legacy4', 'legacy5', 'zip2', 'zip3', 'zip4', 'zip5', 'legacy_views', 'tiny', 'named']:
    expected['stateDicts'][name + '.pt'] = described(torch.load(name + '.pt'))
expected['stateDicts']['noext'] = described(torch.load('noext'))
for name in ['checkpoint', 'legacy_checkpoint']:
    expected['stateDicts'][name + '.pt'] = described(torch.load(name + '.pt')['model_state_dict'])
for name in ['s_array', 's_df', 's_nan', 's_nomean', 's_nostd', 's_neither', 's_f32', 's_partial', 's_const', 's_weights', 's_one', 'c_True', 'c_3', 'c_gzip',
             'notebook-0', 'dict', 'p2', 'p3', 'p4', 'p5', 'unpadded']:
    s = joblib.load(name + '.joblib')
    s = s['scaler'] if isinstance(s, dict) else s
    n = s.n_features_in_
    expected['scalers'][name + '.joblib'] = dict(
        means=[float(v) for v in (s.mean_ if s.with_mean else np.zeros(n))],
        scales=[float(v) for v in (s.scale_ if s.with_std else np.ones(n))],
        features=[str(f) for f in s.feature_names_in_] if hasattr(s, 'feature_names_in_') else None,
        samples=int(s.n_samples_seen_) if np.ndim(s.n_samples_seen_) == 0 else None)
for name, like in [('numpy2.joblib', 'p2.joblib'), ('numpy2.pkl', 'p2.joblib'), ('p2.pkl', 'p2.joblib'), ('p3.pkl', 'p2.joblib'), ('p4.pkl', 'p2.joblib'), ('p5.pkl', 'p2.joblib'),
                   ('plain.pkl', 's_array.joblib'), ('s.joblib.gz', 's_array.joblib')]:
    expected['scalers'][name] = expected['scalers'][like]
json.dump(expected, open('expected.json', 'w'), indent=0, ensure_ascii=False)
